import { Spline } from 'lucide-react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import type { Link } from '../../shared/model/design.ts';
import { resetRoute } from '../links/bend-gesture.ts';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { LinkSample } from './LinkSample.tsx';

/** One link: its type as it is drawn, its two ends and where else they could go, its route, and how to take it away. */
export function LinkInspector({ id }: { readonly id: string }) {
  const say = useTexts(editorTexts);
  const sayLinks = useTexts(linkTexts);
  const design = useDesign();
  const link = design.links[id];
  if (link === undefined) return null;
  const name = (end: 'from' | 'to'): string => design.components[link[end].component]?.name ?? link[end].component;
  const bends = design.placements[id]?.bends?.length ?? 0;
  return (
    <>
      <header className="panel-head">
        <span className="tile plain">
          <Spline size={20} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <div>
          <h2>{`${name('from')} – ${name('to')}`}</h2>
          <small>{say('link.title', { type: say(`link.${link.kind}`) })}</small>
        </div>
        <LinkSample type={link.kind} />
      </header>
      <div className="inspector-body">
        <section className="section">
          <LinkEndField id={id} link={link} end="from" name={name('from')} />
          <LinkEndField id={id} link={link} end="to" name={name('to')} />
          <div className="field">
            <span className="field-label">{sayLinks('route.label')}</span>
            <div className="link-route">
              {bends === 0 ? sayLinks('route.automatic') : sayLinks('bends', { count: bends })}
              {bends === 0 ? null : (
                <button type="button" className="button small" onClick={() => resetRoute(id)}>
                  {sayLinks('route.reset')}
                </button>
              )}
            </div>
          </div>
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

function LinkEndField({ id, link, end, name }: { readonly id: string; readonly link: Link; readonly end: 'from' | 'to'; readonly name: string }) {
  const say = useTexts(editorTexts);
  const sayLinks = useTexts(linkTexts);
  const { component, port } = link[end];
  return (
    <div className="field">
      <span className="field-label">{say(`link.${end}`)}</span>
      <div className="link-end">
        <button type="button" className="list-line boxed" onClick={() => useSelection.getState().select([component])}>
          {name}
          {port === undefined ? null : <span className="detail">{port}</span>}
        </button>
        <button type="button" className="button small" aria-label={sayLinks('reattach.changeOf', { name })} onClick={() => useSession.getState().open({ name: 'reattach', link: id, end })}>
          {sayLinks('reattach.change')}
        </button>
      </div>
    </div>
  );
}
