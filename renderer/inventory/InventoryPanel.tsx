import { useEffect, useMemo } from 'react';
import { ClipboardCopy } from 'lucide-react';
import { registry } from '../../shared/catalog/index.ts';
import { csvText, inventoryOf, rowsInView, type InventoryName } from '../../shared/export/index.ts';
import { inventoryTexts } from '../../shared/i18n/inventory.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { useFilter } from '../layers/use-filter.ts';
import { PanelTools } from '../panels/PanelTools.tsx';
import { scopeOf, useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { fillBoth, useLanguage, useTexts } from '../state/texts.ts';
import { InventoryTable } from './InventoryTable.tsx';
import { useInventory, useView } from './inventory-store.ts';
import './inventory.css';

/** A table of the whole design below the canvas: sort, filter, edit simple cells, copy what is shown as CSV. */
export function InventoryPanel({ name }: { readonly name: InventoryName }) {
  const say = useTexts(inventoryTexts);
  const language = useLanguage();
  const components = useDocument((state) => state.history.design.components);
  const links = useDocument((state) => state.history.design.links);
  const opened = useDocument((state) => state.opened);
  useEffect(() => useInventory.getState().begin(opened), [opened]);
  const view = useView(name);
  const { change } = useInventory.getState();
  const inventory = useMemo(() => {
    const { design } = useDocument.getState().history;
    return inventoryOf(name, { scope: scopeOf(design.components === components && design.links === links ? design : { ...design, components, links }), registry, language });
  }, [name, components, links, language]);
  const { gone } = useFilter();
  const rows = useMemo(() => {
    const inView = rowsInView(inventory, view.filter, view.sorting);
    return gone.size === 0 ? inView : inView.filter(({ component }) => !gone.has(component));
  }, [inventory, view.filter, view.sorting, gone]);
  const copy = async (): Promise<void> => {
    const text = csvText([inventory.columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map((cell) => cell.text))]);
    const { toast } = useSession.getState();
    await navigator.clipboard.writeText(text).then(
      () => toast(fillBoth(inventoryTexts['table.copied'], { count: rows.length })),
      () => toast(inventoryTexts['table.notCopied'], 'refused'),
    );
  };
  return (
    <div className="inventory">
      <PanelTools>
        <span className="quiet numeric inventory-count" role="status">
          {say('table.rows', { count: rows.length })}
        </span>
        <SearchField className="inventory-filter" label={say('table.filter')} text={view.filter} search={(filter) => change(name, { filter })} />
        <button type="button" className="button small" disabled={rows.length === 0} onClick={() => void copy()}>
          <ClipboardCopy size={13} aria-hidden="true" />
          {say('table.copy')}
        </button>
      </PanelTools>
      {inventory.rows.length === 0 ? <p className="quiet inventory-none">{say('table.none')}</p> : <InventoryTable name={name} inventory={inventory} rows={rows} />}
    </div>
  );
}
