import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { findingText, fixTitle } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { applyFix, jumpTo } from './actions.ts';

/** One finding: shape, code, one sentence, the object, one quick fix (VISUAL 12). */
export function FindingRow({ finding, top }: { readonly finding: Finding; readonly top: number }) {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const component = useDesign().components[finding.at.component];
  const isSelected = useSelection((state) => state.ids.length === 1 && state.ids[0] === finding.at.component);
  const sentence = findingText(finding)[language];
  return (
    <div role="listitem" className={isSelected ? 'finding on' : 'finding'} style={{ transform: `translateY(${String(top)}px)` }}>
      <button type="button" className="finding-jump" onClick={() => jumpTo(finding)} aria-label={`${say(`severity.${finding.severity}`)} ${finding.code}: ${sentence} ${component?.name ?? ''}`}>
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
        <button type="button" className="button small" onClick={() => applyFix(finding)}>
          {fixTitle(finding)[language]}
        </button>
      )}
    </div>
  );
}
