export { type Answer, type Destination, HttpPublisher, type HttpPublisherOptions } from './publisher.ts';
export { type Accepted, HttpReceiver, type HttpReceiverOptions, type MessagesAnswer } from './receiver.ts';
