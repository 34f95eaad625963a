import { v5, v7 } from 'uuid';

/** A new id: UUIDv7 (RFC 9562), so that rows and messages sort by the time they were made. */
export const newId = (): string => v7();

/**
 * The id of what follows from `parent`: the same every time, so that a repeated cause repeats no effect. UUIDv5 (RFC 9562) of
 * the name in the parent's namespace.
 */
export const deriveId = (parent: string, name: string): string => v5(name, parent);
