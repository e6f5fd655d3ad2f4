import { create } from 'zustand';
import type { Refusal } from '../../shared/model/finding.ts';

/** The refusals that came on screen last, wherever they were shown: on a card, in a dialog, below a locked row. A guide watches them. */
export const useMet = create<{ readonly refusals: readonly Refusal[] }>()(() => ({ refusals: [] }));

export function meetRefusals(refusals: readonly Refusal[]): void {
  useMet.setState({ refusals });
}
