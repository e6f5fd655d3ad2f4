import { CircleHelp } from 'lucide-react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { findingText, fixTitle } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { applyFix, explain, jumpTo } from './actions.ts';

/** One finding: shape, code, one sentence, the object, its quick fix and what explains it (VISUAL 12). */
export function FindingRow({ finding, index, top, isActive, isStale }: { readonly finding: Finding; readonly index: number; readonly top: number; readonly isActive: boolean; readonly isStale: boolean }) {
  const say = useTexts(editorTexts);
  const sayFindings = useTexts(findingsTexts);
  const language = useLanguage();
  const component = useDesign().components[finding.at.component];
  const isSelected = useSelection((state) => state.ids.length === 1 && state.ids[0] === finding.at.component);
  const sentence = findingText(finding)[language];
  return (
    <div role="listitem" className={isSelected ? 'finding on' : 'finding'} data-line={index} data-code={finding.code} style={{ transform: `translateY(${String(top)}px)` }}>
      <button
        type="button"
        className="finding-jump"
        data-line-focus=""
        tabIndex={isActive ? 0 : -1}
        onClick={() => jumpTo(finding)}
        aria-label={`${say(`severity.${finding.severity}`)} ${finding.code}: ${sentence} ${component?.name ?? ''}`}
      >
        <SeverityMark severity={finding.severity} />
        <span className="code">{finding.code}</span>
        <span className="message" title={sentence}>
          {sentence}
        </span>
        {component === undefined ? null : (
          <span className={`tag family ${familyClass(registry.find(component.kind)?.family)}`}>
            <Glyph kind={component.kind} size={12} />
            {component.name}
          </span>
        )}
      </button>
      {finding.fix === undefined ? null : (
        <button type="button" className="button small" tabIndex={isActive ? 0 : -1} aria-disabled={isStale} onClick={() => applyFix(finding)}>
          {fixTitle(finding)[language]}
        </button>
      )}
      <button type="button" className="icon-button small" tabIndex={isActive ? 0 : -1} aria-label={sayFindings('explain')} title={sayFindings('explain')} onClick={() => explain(finding)}>
        <CircleHelp size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}
