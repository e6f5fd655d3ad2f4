import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { NoteList } from '../notes/NoteList.tsx';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { fillBoth, useTexts } from '../state/texts.ts';
import { chooseRow } from './outline-actions.ts';
import { useOutline } from './outline-store.ts';
import { OutlineTree } from './OutlineTree.tsx';
import { useOutlineRows } from './use-outline-rows.ts';
import './outline.css';

/** The design as a tree beside the canvas, an equal editor of it: find, choose, rename, move, delete without a pointer. */
export function OutlinePanel() {
  const say = useTexts(outlineTexts);
  const components = useDocument((state) => state.history.design.components);
  const search = useOutline((state) => state.search);
  const rows = useOutlineRows();
  const { setSearch, setFolded } = useOutline.getState();
  const opened = useDocument((state) => state.opened);
  useEffect(() => useOutline.getState().begin(opened), [opened]);
  const isSearching = search.trim() !== '';
  const found = rows.filter((row) => row.isFound).length;
  const foldAll = (): void => setFolded(new Set(Object.values(components).flatMap(({ parent }) => parent ?? [])));
  const goToFirst = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const first = rows.findIndex((row) => row.isFound);
    if (first < 0) return;
    chooseRow(rows, first, 'only');
    useSession.getState().announce(fillBoth(outlineTexts['outline.found'], { count: found }));
    document.querySelector<HTMLElement>('.outline-tree')?.focus();
  };
  return (
    <div className="outline">
      <div className="outline-head">
        <SearchField label={say('outline.search')} text={search} search={setSearch} keys={goToFirst}>
          {isSearching ? (
            <span className="numeric quiet" role="status" aria-label={say('outline.found', { count: found })}>
              {found}
            </span>
          ) : null}
        </SearchField>
        <button type="button" className="icon-button small" aria-label={say('outline.unfoldAll')} title={say('outline.unfoldAll')} disabled={isSearching} onClick={() => setFolded(new Set())}>
          <ChevronsUpDown size={14} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button small" aria-label={say('outline.foldAll')} title={say('outline.foldAll')} disabled={isSearching} onClick={foldAll}>
          <ChevronsDownUp size={14} aria-hidden="true" />
        </button>
      </div>
      {rows.length === 0 ? <p className="quiet outline-none">{say(isSearching ? 'outline.none' : 'outline.empty')}</p> : <OutlineTree rows={rows} />}
      <NoteList search={search} />
    </div>
  );
}
