/** What an operation answers, free of everything JSON cannot carry. */
import type { Measurement, Mode } from './measurement.ts';
import { OperationDomainError } from './operation-domain-error.ts';

export interface OperationOutput {
  /** Nominal and uncertainty; the uncertainty is null exactly when `unbounded` is present. */
  readonly value: readonly [number, number | null];
  /** u / |n|, which is not a coverage probability; null when it is infinite. */
  readonly relativeUncertainty: number | null;
  readonly mode: Mode;
  readonly unbounded?: true;
}

function relate({ nominal, uncertainty }: Measurement): number | null {
  if (uncertainty === 0) return 0; // Also for n = 0: an exact zero is not uncertain.
  const ratio = uncertainty / Math.abs(nominal);
  return Number.isFinite(ratio) ? ratio : null;
}

export function writeOutput(measurement: Measurement, mode: Mode): OperationOutput {
  const { uncertainty } = measurement;
  const nominal = measurement.nominal + 0; // -0 becomes 0, which is what JSON makes of it anyway.
  if (!Number.isFinite(nominal)) {
    const message = 'The result exceeds the largest double, about 1.8e308; scale the values down.';
    throw new OperationDomainError('/values', message);
  }
  const relativeUncertainty = relate(measurement);
  if (Number.isFinite(uncertainty)) return { value: [nominal, uncertainty], relativeUncertainty, mode };
  return { value: [nominal, null], relativeUncertainty, mode, unbounded: true };
}
