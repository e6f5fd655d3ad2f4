import { Spline } from 'lucide-react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { LinkEnd } from '../../shared/model/design.ts';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useTexts } from '../state/texts.ts';
import { LinkSample } from './LinkSample.tsx';

/** One link: its type as it is drawn, its two ends, and how to take it away. */
export function LinkInspector({ id }: { readonly id: string }) {
  const say = useTexts(editorTexts);
  const design = useDesign();
  const link = design.links[id];
  if (link === undefined) return null;
  const name = (end: LinkEnd): string => design.components[end.component]?.name ?? end.component;
  const line = (label: string, end: LinkEnd) => (
    <div className="field">
      <span className="field-label">{label}</span>
      <button type="button" className="list-line boxed" onClick={() => useSelection.getState().select([end.component])}>
        {name(end)}
        {end.port === undefined ? null : <span className="detail">{end.port}</span>}
      </button>
    </div>
  );
  return (
    <>
      <header className="panel-head">
        <span className="tile plain">
          <Spline size={20} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <div>
          <h2>{`${name(link.from)} – ${name(link.to)}`}</h2>
          <small>{say('link.title', { type: say(`link.${link.kind}`) })}</small>
        </div>
        <LinkSample type={link.kind} />
      </header>
      <div className="inspector-body">
        <section className="section">
          {line(say('link.from'), link.from)}
          {line(say('link.to'), link.to)}
        </section>
        <section className="section inline-actions">
          <button type="button" className="button small" onClick={() => edit('link.disconnect', { id })}>
            {say('link.remove')}
          </button>
        </section>
      </div>
    </>
  );
}
