import { editorTexts } from '../../shared/i18n/editor.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import { AlignBar } from '../arrange/AlignBar.tsx';
import { kindLabel } from '../canvas/node-label.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { registry } from '../../shared/catalog/index.ts';
import { runCommand } from '../keymap/commands.ts';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { ManyForm } from './ManyForm.tsx';

/** Several components: what they are, and what can be done with all of them. */
export function ManyInspector({ ids }: { readonly ids: readonly string[] }) {
  const say = useTexts(editorTexts);
  const sayMany = useTexts(inspectorTexts);
  const language = useLanguage();
  const design = useDesign();
  return (
    <>
      <header className="panel-head">
        <div>
          <h2>{say('inspector.many', { count: ids.length })}</h2>
        </div>
      </header>
      <div className="inspector-body">
        <AlignBar />
        <ManyForm ids={ids} />
        <section className="section">
          <h3>{sayMany('many.selected')}</h3>
          {ids.slice(0, 200).map((id) => {
            const component = design.components[id];
            return component === undefined ? null : (
              <button key={id} type="button" className={`list-line ${familyClass(registry.find(component.kind)?.family)}`} onClick={() => useSelection.getState().select([id])}>
                <Glyph kind={component.kind} size={16} />
                {component.name}
                <span className="detail">{kindLabel(component.kind, language)}</span>
              </button>
            );
          })}
        </section>
        <section className="section inline-actions">
          <button type="button" className="button small" onClick={() => runCommand('edit.duplicate')}>
            {say('inspector.duplicate')}
          </button>
          <button type="button" className="button small" onClick={() => runCommand('edit.delete')}>
            {say('inspector.remove')}
          </button>
        </section>
      </div>
    </>
  );
}
