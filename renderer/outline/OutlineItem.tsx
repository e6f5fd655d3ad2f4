import { ChevronDown, ChevronRight } from 'lucide-react';
import type { MouseEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { measureText } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { layersTexts } from '../../shared/i18n/layers.ts';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import type { Component } from '../../shared/model/design.ts';
import type { OutlineRow } from '../../shared/model/outline.ts';
import { kindLabel } from '../canvas/node-label.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import type { Mark } from './finding-marks.ts';

/** What one level moves a row to the right. */
export const indentPx = 12;

interface Props {
  readonly domId: string;
  readonly row: OutlineRow;
  readonly component: Component;
  readonly address: string | null;
  readonly top: number;
  readonly widthPx: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** The layers leave it in the background. */
  readonly isFiltered: boolean;
  readonly mark: Mark | null;
  /** The mark is about what is folded away inside. */
  readonly isInside: boolean;
  readonly choose: (event: MouseEvent) => void;
  readonly fold: () => void;
  readonly rename: () => void;
  readonly openMenu: (event: MouseEvent) => void;
}

/** One line of the outline: glyph, name, first address where it fits whole, and what is wrong with it. */
export function OutlineItem({ domId, row, component, address, top, widthPx, isSelected, isActive, isFiltered, mark, isInside, choose, fold, rename, openMenu }: Props) {
  const say = useTexts(outlineTexts);
  const sayEditor = useTexts(editorTexts);
  const language = useLanguage();
  const left = 4 + (row.level - 1) * indentPx;
  const room = widthPx - left - 20 - 17 - 14 - (mark === null ? 0 : 30) - measureText(component.name, { size: 12.5, weight: 530 });
  const fits = address !== null && measureText(address, { size: 11, weight: 430, tabular: true }) + 8 <= room;
  const told = [`${kindLabel(component.kind, language)} ${component.name}`, ...(address === null ? [] : [address])];
  if (mark !== null) told.push(isInside ? say('outline.inside', { count: mark.count }) : sayEditor('node.findings', { count: mark.count }));
  if (isFiltered) told.push(layersTexts['row.filtered'][language]);
  return (
    <div
      id={domId}
      role="treeitem"
      className={['outline-row', familyClass(registry.find(component.kind)?.family), ...(isSelected ? ['on'] : []), ...(isActive ? ['active'] : []), ...(row.isFound ? [] : ['around']), ...(isFiltered ? ['filtered'] : [])].join(' ')}
      style={{ transform: `translateY(${String(top)}px)`, paddingLeft: left }}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isSelected}
      aria-label={told.join(', ')}
      title={component.name}
      tabIndex={-1}
      data-id={row.id}
      onClick={choose}
      onDoubleClick={rename}
      onContextMenu={openMenu}
    >
      <span
        className="outline-fold"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          fold();
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {row.isOpen === null ? null : row.isOpen ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
      </span>
      <Glyph kind={component.kind} size={16} />
      <span className="outline-name">{component.name}</span>
      {fits ? <span className="outline-address numeric">{address}</span> : null}
      {mark === null ? null : (
        <span className={isInside ? 'outline-mark inside' : 'outline-mark'}>
          <SeverityMark severity={mark.severity} size={12} />
          {mark.count > 1 ? mark.count : null}
        </span>
      )}
    </div>
  );
}
