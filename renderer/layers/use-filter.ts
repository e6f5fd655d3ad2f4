import { useDesign } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { filteredOut, hiddenByFilter } from './filtered.ts';
import { useLayers } from './layers-store.ts';

/** What the layers filter out, for lists: `out` stays in the background, `gone` is not listed at all. The same answer is the same set. */
export function useFilter(): { readonly out: ReadonlySet<string>; readonly gone: ReadonlySet<string> } {
  const design = useDesign();
  useLayers((state) => state.off);
  useLayers((state) => state.effect);
  useFindings((state) => state.findings);
  return { out: filteredOut(design), gone: hiddenByFilter(design) };
}
