import { ChevronDown, ChevronRight } from 'lucide-react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { applyAll, plainFixCount } from './actions.ts';
import type { GroupLine } from './finding-lines.ts';
import { useFindingsView, type Grouping } from './findings-view.ts';

/** The line above the findings that belong together; it folds them away. Those of one rule can be fixed together. */
export function FindingGroup({ line, grouping, index, top, isActive }: { readonly line: GroupLine; readonly grouping: Grouping; readonly index: number; readonly top: number; readonly isActive: boolean }) {
  const say = useTexts(editorTexts);
  const sayFindings = useTexts(findingsTexts);
  const component = useDesign().components[grouping === 'object' ? (line.about ?? '') : ''];
  const label = grouping === 'severity' ? say(`severity.${line.worst}`) : grouping === 'code' ? (line.about ?? '') : (component?.name ?? sayFindings('group.link'));
  const fixes = grouping === 'code' && line.about !== null ? plainFixCount(line.findings, line.about) : 0;
  const Chevron = line.isFolded ? ChevronRight : ChevronDown;
  return (
    <div role="listitem" className="finding finding-group" data-line={index} data-group={line.about ?? ''} style={{ transform: `translateY(${String(top)}px)` }}>
      <button
        type="button"
        className="finding-fold"
        data-line-focus=""
        tabIndex={isActive ? 0 : -1}
        aria-expanded={!line.isFolded}
        aria-label={sayFindings('group.head', { label, count: line.findings.length })}
        onClick={() => useFindingsView.getState().fold(line.id, !line.isFolded)}
      >
        <Chevron size={14} strokeWidth={2} aria-hidden="true" />
        <SeverityMark severity={line.worst} size={13} />
        {component === undefined ? null : (
          <span className={familyClass(registry.find(component.kind)?.family)}>
            <Glyph kind={component.kind} size={14} />
          </span>
        )}
        <span className="group-label">{label}</span>
        <em>{line.findings.length}</em>
      </button>
      {fixes < 2 || line.about === null ? null : (
        <button type="button" className="button small" tabIndex={isActive ? 0 : -1} onClick={() => applyAll(line.about ?? '')}>
          {sayFindings('fix.all', { count: fixes })}
        </button>
      )}
    </div>
  );
}
