import { Route } from 'lucide-react';
import { registry } from '../../shared/catalog/index.ts';
import { compareTexts } from '../../shared/i18n/compare.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useTexts } from '../state/texts.ts';
import { jumpToEntry, traceEntry } from './actions.ts';
import { ChangeMark } from './ChangeMark.tsx';
import type { Entry } from './entries.ts';

/** One change: what happened, to what, and each value before and after. The words of the change stand in the text, not in its colour. */
export function ChangeRow({ entry, isCurrent, onFocus }: { readonly entry: Entry; readonly isCurrent: boolean; readonly onFocus: () => void }) {
  const say = useTexts(compareTexts);
  return (
    <div className="change">
      <button type="button" className="change-jump" tabIndex={isCurrent ? 0 : -1} onFocus={onFocus} onClick={() => jumpToEntry(entry)}>
        <ChangeMark change={entry.change} />
        <span className="change-body">
          <span className="change-head">
            {entry.kind === null ? null : (
              <span className={`change-glyph ${familyClass(registry.find(entry.kind)?.family)}`}>
                <Glyph kind={entry.kind} size={13} />
              </span>
            )}
            <b>{entry.title}</b>
            <span className="change-word">{say(`change.${entry.change}`)}</span>
          </span>
          {entry.aside === '' ? null : <small>{entry.aside}</small>}
          {entry.lines().map(({ side, text }, index) => (
            <span key={`${index} ${text}`} className={side === null ? 'change-line' : `change-line ${side}`}>
              {side === null ? null : <i>{say(`panel.${side}`)}</i>}
              <span>{text}</span>
            </span>
          ))}
        </span>
      </button>
      {entry.question === null ? null : (
        <button type="button" className="icon-button small" aria-label={say('panel.trace', { name: entry.title })} title={say('panel.trace', { name: entry.title })} onClick={() => traceEntry(entry)}>
          <Route size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
