import { useMemo } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { componentMatcher } from '../../shared/model/component-search.ts';
import { outlineRows, type OutlineRow } from '../../shared/model/outline.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { useFilter } from '../layers/use-filter.ts';
import { useOutline } from './outline-store.ts';

/** The rows of the outline. Moving boxes changes nothing here: the rows follow components, not places. */
export function useOutlineRows(): readonly OutlineRow[] {
  const components = useDocument((state) => state.history.design.components);
  const folded = useOutline((state) => state.folded);
  const search = useOutline((state) => state.search);
  const { gone } = useFilter();
  return useMemo(() => {
    const { design } = useDocument.getState().history;
    const scope = scopeOf(design.components === components ? design : { ...design, components });
    return outlineRows(scope, registry, { folded, finds: search.trim() === '' ? null : componentMatcher(search, scope, registry), without: gone });
  }, [components, folded, search, gone]);
}
