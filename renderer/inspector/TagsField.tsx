import { X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useTexts } from '../state/texts.ts';

/** Tags of one component or of several: a tag that only some have says so, and can be given to all or taken away. One edit each. */
export function TagsField({ ids }: { readonly ids: readonly string[] }) {
  const id = useId();
  const say = useTexts(inspectorTexts);
  const { components } = useDesign();
  const [draft, setDraft] = useState('');
  const counts = new Map<string, number>();
  for (const each of ids) for (const tag of components[each]?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const known = [...new Set(Object.values(components).flatMap((component) => component.tags ?? []))].filter((tag) => counts.get(tag) !== ids.length).sort();
  const change = (change: { readonly add?: readonly string[]; readonly remove?: readonly string[] }): void => {
    edit('component.tags', { ids, ...change });
  };
  const add = (): void => {
    const wanted = draft.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '');
    setDraft('');
    if (wanted.length > 0) change({ add: wanted });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const last = [...counts.keys()].at(-1);
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Escape' && draft !== '') {
      event.stopPropagation();
      setDraft('');
    } else if (event.key === 'Backspace' && draft === '' && last !== undefined) change({ remove: [last] });
  };
  return (
    <div className="field" role="group" aria-label={say('tags.title')} data-field="tags">
      <label htmlFor={id}>{say('tags.title')}</label>
      <div className="control">
        {counts.size === 0 ? null : (
          <span className="chips">
            {[...counts].map(([tag, count]) => (
              <span key={tag} className={count === ids.length ? 'chip tag-chip' : 'chip tag-chip some'}>
                {count === ids.length ? (
                  <span className="chip-text">{tag}</span>
                ) : (
                  <button type="button" className="chip-text" aria-label={`${say('tags.some', { tag, count, total: ids.length })}. ${say('tags.all', { tag })}`} title={say('tags.all', { tag })} onClick={() => change({ add: [tag] })}>
                    {tag} <em>{`${String(count)}/${String(ids.length)}`}</em>
                  </button>
                )}
                <button type="button" className="chip-remove" aria-label={say('tags.remove', { tag })} onClick={() => change({ remove: [tag] })}>
                  <X size={11} aria-hidden="true" />
                </button>
              </span>
            ))}
          </span>
        )}
        <input id={id} className="input" list={`${id}-known`} value={draft} placeholder={say('tags.add')} autoComplete="off" spellCheck={false} onChange={(event) => setDraft(event.target.value)} onBlur={add} onKeyDown={onKeyDown} />
        <datalist id={`${id}-known`}>
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </div>
    </div>
  );
}
