/** What an operation has to say about itself; the schemas and the checks at run time are both derived from it. */
import type { Measurement } from './measurement.ts';

export interface ParameterRule {
  readonly description: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Present when the parameter may be left out. */
  readonly default?: number;
  /** A parameter that one mode would silently ignore is refused there instead. */
  readonly statisticalOnly?: true;
}

export interface Definition<P extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly valuesMin: number;
  readonly valuesMax: number;
  readonly parameters: Readonly<Record<P, ParameterRule>>;
  /** Only `catch`: an invalid value is what it is for, so it is not refused but becomes "no information". */
  readonly acceptsInvalid?: true;
  statistical(values: readonly Measurement[], parameters: Readonly<Record<P, number>>): Measurement;
  interval(values: readonly Measurement[], parameters: Readonly<Record<P, number>>): Measurement;
}

/** Every list is bounded: 1,000 values keep the slowest operation near ten milliseconds. */
export const VALUES_MAX = 1_000;
