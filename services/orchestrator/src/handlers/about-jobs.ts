import { type Delivery, EnvelopeInvalid, type GroupHandler, isUuid } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';

/** Lets through what is about a job by its id. Another subject is nobody's job, and no delivery more would make it one. */
export const aboutJobs =
  <T extends MessageType>(next: GroupHandler<T>): GroupHandler<T> =>
  async (deliveries) => {
    const jobs = deliveries.filter(isAboutJob);
    const outcome = jobs.length === 0 ? { publish: [] } : await next(jobs);
    if (jobs.length === deliveries.length) return outcome;
    const failed = new Map(outcome.failed);
    for (const delivery of deliveries) {
      if (!isAboutJob(delivery)) failed.set(delivery, new EnvelopeInvalid('the subject is not the id of a job'));
    }
    return { ...outcome, failed };
  };

const isAboutJob = ({ envelope }: Delivery): boolean => isUuid(envelope.subject);
