import { useState, type KeyboardEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { kindLabel } from '../canvas/node-label.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { FindingCards } from './FindingCards.tsx';
import { LinkList } from './LinkList.tsx';
import { PropsForm } from './PropsForm.tsx';

const tabs = ['properties', 'findings', 'links'] as const;
type Tab = (typeof tabs)[number];

/** One component: header, then its properties, what is wrong with it, and what it is linked to. */
export function ComponentInspector({ id }: { readonly id: string }) {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const design = useDesign();
  const all = useFindings((state) => state.findings);
  const reveal = useSelection((state) => state.reveal);
  const stamp = reveal?.stamp ?? 0;
  const [chosen, setChosen] = useState<{ readonly tab: Tab; readonly stamp: number }>({ tab: 'properties', stamp });
  // A field to be shown outranks the tab chosen before it was asked for.
  const tab = reveal !== null && chosen.stamp !== stamp ? 'properties' : chosen.tab;
  const setTab = (next: Tab): void => setChosen({ tab: next, stamp });
  const component = design.components[id];
  if (component === undefined) return null;
  const findings = all.filter((finding) => finding.at.component === id);
  const links = Object.entries(design.links).filter(([, link]) => link.from.component === id || link.to.component === id);
  const counts: Readonly<Record<Tab, number>> = { properties: 0, findings: findings.length, links: links.length };
  const parent = component.parent === null ? undefined : design.components[component.parent];
  const step = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0) return;
    const next = tabs[(tabs.indexOf(tab) + direction + tabs.length) % tabs.length] ?? tab;
    setTab(next);
    document.getElementById(`inspector-tab-${next}`)?.focus();
  };
  return (
    <>
      <header className={`panel-head ${familyClass(registry.find(component.kind)?.family)}`}>
        <span className="tile">
          <Glyph kind={component.kind} size={22} />
        </span>
        <div>
          <h2>{component.name}</h2>
          <small>{parent === undefined ? kindLabel(component.kind, language) : `${kindLabel(component.kind, language)} · ${parent.name}`}</small>
        </div>
      </header>
      <div className="tabs" role="tablist" aria-label={component.name} tabIndex={-1} onKeyDown={step}>
        {tabs.map((name) => (
          <button key={name} id={`inspector-tab-${name}`} type="button" role="tab" className="tab" aria-selected={tab === name} aria-controls="inspector-body" tabIndex={tab === name ? 0 : -1} onClick={() => setTab(name)}>
            {say(`inspector.${name}`)}
            {counts[name] === 0 ? null : <em>{counts[name]}</em>}
          </button>
        ))}
      </div>
      <div className="inspector-body" id="inspector-body" role="tabpanel" aria-labelledby={`inspector-tab-${tab}`}>
        {tab === 'properties' ? <PropsForm id={id} component={component} findings={findings} /> : null}
        {tab === 'findings' ? <FindingCards findings={findings} /> : null}
        {tab === 'links' ? <LinkList id={id} links={links} /> : null}
      </div>
    </>
  );
}
