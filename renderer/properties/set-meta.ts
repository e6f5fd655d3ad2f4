import type { Localized } from '../../shared/model/text.ts';
import { useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';

/** Changes facts of the document as one step. Why not, or null when it is done. */
export function setMeta(values: Readonly<Record<string, unknown>>): Localized | null {
  const result = useDocument.getState().dispatch('design.meta', values);
  const [refusal] = result.ok ? [] : result.refusals;
  return refusal === undefined ? null : refusalText(refusal);
}
