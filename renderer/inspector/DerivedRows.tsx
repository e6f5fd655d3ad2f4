import { Lock } from 'lucide-react';
import { Fragment, useState } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { DerivedRow } from '../../shared/model/definition.ts';
import { RefusalList } from '../operations/RefusalList.tsx';
import { useTexts } from '../state/texts.ts';
import type { Column } from './row-summary.ts';

/** Rows that follow from the design: they stand with the others, locked; opened they say why, and what can be done instead (IG-16). */
export function DerivedRows({ rows, columns, isOrdered }: { readonly rows: readonly DerivedRow[]; readonly columns: readonly Column[]; readonly isOrdered: boolean }) {
  const say = useTexts(editorTexts);
  const [open, setOpen] = useState<string | null>(null);
  return rows.map(({ id, row, refusal }) => (
    <Fragment key={id}>
      <tr className={open === id ? 'row derived open' : 'row derived'} data-row={id} onClick={() => setOpen(open === id ? null : id)}>
        {isOrdered ? <td className="row-order" /> : null}
        {columns.map((column, place) => (
          <td key={column.id}>
            {place === 0 ? (
              <button type="button" aria-expanded={open === id} aria-label={say('rows.automatic', { row: column.text(row) })}>
                <Lock size={11} strokeWidth={2} aria-hidden="true" />
                {column.text(row)}
              </button>
            ) : (
              column.text(row)
            )}
          </td>
        ))}
      </tr>
      {open === id ? (
        <tr className="row-form">
          <td colSpan={columns.length + (isOrdered ? 1 : 0)}>
            <div className="row-editor">
              <RefusalList refusals={[refusal]} left={() => setOpen(null)} mark="info" />
            </div>
          </td>
        </tr>
      ) : null}
    </Fragment>
  ));
}
