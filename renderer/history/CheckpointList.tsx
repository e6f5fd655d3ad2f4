import { Flag, X } from 'lucide-react';
import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { historyTexts } from '../../shared/i18n/history.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDocument } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { clockTime } from './clock-time.ts';
import { forgetCheckpoint, makeCheckpoint, returnToCheckpoint } from './travel.ts';

/** The named states: make one, return to one, forget one. */
export function CheckpointList() {
  const say = useTexts(historyTexts);
  const language = useLanguage();
  const history = useDocument((state) => state.history);
  const [name, setName] = useState('');
  const field = useId();
  const title = useId();
  const composing = useRef(false);
  const next = say('history.default', { number: Math.max(0, ...history.checkpoints.map(({ id }) => Number(id))) + 1 });
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    // The Enter that ends a syllable names nothing yet.
    if (composing.current) return;
    makeCheckpoint(name, next);
    setName('');
  };
  return (
    <section className="checkpoints" aria-labelledby={title}>
      <h3 id={title}>{say('history.checkpoints')}</h3>
      <form className="checkpoint-form" onSubmit={add}>
        <label className="visually-hidden" htmlFor={field}>
          {say('history.name')}
        </label>
        <input
          id={field}
          className="input"
          data-checkpoint-name
          value={name}
          placeholder={next}
          maxLength={80}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            composing.current = isComposing(event.nativeEvent);
          }}
        />
        <button type="submit" className="button small">
          <Flag size={12} aria-hidden="true" />
          {say('history.add')}
        </button>
      </form>
      {history.checkpoints.length === 0 ? (
        <p className="quiet">{say('history.none')}</p>
      ) : (
        <ul>
          {history.checkpoints.toReversed().map((checkpoint) => (
            <li key={checkpoint.id} className={checkpoint.position === history.past.length ? 'here' : undefined}>
              <button
                type="button"
                className="checkpoint"
                aria-current={checkpoint.position === history.past.length ? 'step' : undefined}
                aria-label={[say('history.goTo', { name: checkpoint.name }), ...(checkpoint.position === null ? [say('history.apart')] : [])].join(', ')}
                title={checkpoint.position === null ? say('history.apart') : undefined}
                onClick={() => returnToCheckpoint(checkpoint.id, checkpoint.name)}
              >
                <Flag size={12} strokeWidth={2} aria-hidden="true" />
                <span>{checkpoint.name}</span>
                <time className="numeric quiet">{clockTime(checkpoint.madeAtMs, language)}</time>
              </button>
              <button type="button" className="icon-button small" aria-label={say('history.remove', { name: checkpoint.name })} title={say('history.remove', { name: checkpoint.name })} onClick={() => forgetCheckpoint(checkpoint.id, checkpoint.name)}>
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
