import { X } from 'lucide-react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Link } from '../../shared/model/design.ts';
import { registry } from '../../shared/catalog/index.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { LinkSample } from './LinkSample.tsx';

/** What a component is linked to; every link can be opened and taken away from here, without a pointer on the canvas. */
export function LinkList({ id, links }: { readonly id: string; readonly links: readonly (readonly [string, Link])[] }) {
  const say = useTexts(editorTexts);
  const design = useDesign();
  return (
    <section className="section">
      {links.length === 0 ? <p className="quiet">{say('inspector.noLinks')}</p> : null}
      {links.map(([linkId, link]) => {
        const isFrom = link.from.component === id;
        const peer = isFrom ? link.to : link.from;
        const own = isFrom ? link.from : link.to;
        const component = design.components[peer.component];
        return (
          <div key={linkId} className="link-line">
            <button type="button" className={`list-line ${familyClass(registry.find(component?.kind ?? '')?.family)}`} onClick={() => useSelection.getState().selectLink(linkId)}>
              <LinkSample type={link.kind} />
              <Glyph kind={component?.kind ?? ''} size={16} />
              {component?.name ?? peer.component}
              <span className="detail">{[say(`link.${link.kind}`), own.port, peer.port].filter((part) => part !== undefined).join(' · ')}</span>
            </button>
            <button type="button" className="icon-button small" aria-label={say('link.remove')} title={say('link.remove')} onClick={() => edit('link.disconnect', { id: linkId })}>
              <X size={13} aria-hidden="true" />
            </button>
          </div>
        );
      })}
      <button type="button" className="button small" onClick={() => useSession.getState().open({ name: 'connect', from: id })}>
        {say('inspector.connect')}
      </button>
    </section>
  );
}
