import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { navigationTexts } from '../../shared/i18n/navigation.ts';
import { fitAll } from '../canvas/camera-actions.ts';
import { useDesign } from '../state/document.ts';
import { useFocus } from '../state/focus.ts';
import { useTexts } from '../state/texts.ts';
import { leaveContainer, leaveTo } from './focus-actions.ts';
import './focus-mode.css';

/** The way from the document down to the container one is in; each step of it leads back there (UX 35). */
export function FocusTrail() {
  const say = useTexts(navigationTexts);
  const { components } = useDesign();
  const container = useFocus((state) => state.entered.at(-1) ?? null);
  const way: string[] = [];
  for (let next = container; next !== null; next = components[next]?.parent ?? null) way.unshift(next);
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || container === null) return;
    event.stopPropagation();
    leaveContainer();
  };
  return (
    <nav className={container === null ? 'focus-trail' : 'focus-trail inside'} aria-label={say('focus.trail')} onKeyDown={keys}>
      <ol>
        <li>
          <button type="button" onClick={() => (container === null ? fitAll() : leaveTo(null))}>
            {say('focus.document')}
          </button>
        </li>
        {way.length === 0 ? <Here text={say('focus.all')} /> : null}
        {way.map((id) => {
          const name = components[id]?.name ?? id;
          if (id === container) return <Here key={id} text={name} />;
          return (
            <li key={id}>
              <ChevronRight size={13} strokeWidth={1.75} aria-hidden="true" />
              <button type="button" onClick={() => leaveTo(id)}>
                {name}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Here({ text }: { readonly text: string }) {
  return (
    <li aria-current="location">
      <ChevronRight size={13} strokeWidth={1.75} aria-hidden="true" />
      <span>{text}</span>
    </li>
  );
}
