/** The canonical form alone (RFC 9562): Postgres would take others, and then two texts would name one job. */
const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && FORM.test(text);
