import { hash, randomBytes } from 'node:crypto';

/** 256 random bits: nobody guesses one, and a plain hash of it tells nothing. The prefix lets scanners find leaked ones. */
const PREFIX = 'weir_refresh_';
const BYTES = 32;

export const mintRefreshToken = (): string => PREFIX + randomBytes(BYTES).toString('base64url');

/** What is stored instead of the token. */
export const hashRefreshToken = (token: string): Buffer => hash('sha256', token, 'buffer');
