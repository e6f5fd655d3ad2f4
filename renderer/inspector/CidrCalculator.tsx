import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Localized } from '../../shared/model/text.ts';
import { parseIpv4 } from '../../shared/net/address.ts';
import { cidrContains, formatCidr, parseInterfaceAddress, type Cidr } from '../../shared/net/cidr.ts';
import { cidrFacts, relationTo, splitCidr } from '../../shared/net/cidr-facts.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useLanguage, useTexts } from '../state/texts.ts';

interface Reserved {
  readonly label: Localized;
  readonly value: string;
}

const splits = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const shownParts = 16;
const relationKeys = { inside: 'calculator.inside', outside: 'calculator.outside', overlaps: 'calculator.overlaps' } as const;

/** A range taken apart, below the field that it is for: network, hosts, what is reserved, whether something is inside, and its parts. */
export function CidrCalculator({ given, reserved, take, close }: { readonly given: string; readonly reserved: readonly Reserved[]; readonly take: ((value: string) => void) | null; readonly close: () => void }) {
  const say = useTexts(inspectorTexts);
  const language = useLanguage();
  const id = useId();
  const [text, setText] = useState(given);
  const [asked, setAsked] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const cidr = parseInterfaceAddress(text.trim())?.cidr ?? null;
  const relation = cidr === null || asked.trim() === '' ? null : relationTo(cidr, asked.trim());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    close();
  };
  return (
    <div className="calculator" role="group" aria-label={say('calculator.title')} onKeyDown={onKeyDown}>
      <label htmlFor={`${id}-range`}>{say('calculator.input')}</label>
      <input id={`${id}-range`} ref={input} className="input" value={text} spellCheck={false} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      {cidr === null ? <p className="quiet calculator-wide">{say('calculator.unread')}</p> : <Facts cidr={cidr} reserved={reserved} />}
      {cidr === null ? null : (
        <>
          <label htmlFor={`${id}-asked`}>{say('calculator.contains')}</label>
          <span className="calculator-answer">
            <input id={`${id}-asked`} className="input" value={asked} placeholder={say('calculator.containsHint')} spellCheck={false} autoComplete="off" onChange={(event) => setAsked(event.target.value)} />
            <span role="status">{asked.trim() === '' ? '' : say(relation === null ? 'calculator.unread' : relationKeys[relation])}</span>
          </span>
          <Parts cidr={cidr} language={language} take={take} />
        </>
      )}
    </div>
  );
}

function Facts({ cidr, reserved }: { readonly cidr: Cidr; readonly reserved: readonly Reserved[] }) {
  const say = useTexts(inspectorTexts);
  const language = useLanguage();
  const facts = cidrFacts(cidr);
  const kept = reserved.filter(({ value }) => {
    const address = parseIpv4(value);
    return address !== null && cidrContains(cidr, address);
  });
  const format = new Intl.NumberFormat(language);
  return (
    <dl className="readings calculator-wide">
      <Fact label={say('calculator.network')} value={formatCidr(cidr)} />
      <Fact label={say('calculator.mask')} value={facts.netmask} />
      {facts.broadcast === null ? null : <Fact label={say('calculator.broadcast')} value={facts.broadcast} />}
      <Fact label={say('calculator.hosts')} value={`${facts.firstHost} – ${facts.lastHost}`} />
      <Fact label={say('calculator.usable')} value={say('calculator.of', { count: format.format(Math.max(0, facts.hosts - kept.length)), total: format.format(facts.total) })} />
      {kept.map(({ label, value }) => (
        <Fact key={value} label={`${say('calculator.reserved')}: ${label[language]}`} value={value} />
      ))}
    </dl>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Parts({ cidr, language, take }: { readonly cidr: Cidr; readonly language: string; readonly take: ((value: string) => void) | null }) {
  const say = useTexts(inspectorTexts);
  const id = useId();
  const [bits, setBits] = useState(1);
  const possible = splits.filter((extra) => cidr.prefixLength + extra <= 32);
  if (possible.length === 0) return <p className="quiet calculator-wide">{say('calculator.tooSmall')}</p>;
  const chosen = Math.min(bits, possible.at(-1) ?? 1);
  const parts = splitCidr(cidr, chosen, shownParts).map(formatCidr);
  const rest = 2 ** chosen - parts.length;
  return (
    <>
      <label htmlFor={id}>{say('calculator.split')}</label>
      <select id={id} className="input" value={chosen} onChange={(event) => setBits(Number(event.target.value))}>
        {possible.map((extra) => (
          <option key={extra} value={extra}>
            {say('calculator.splitInto', { count: 2 ** extra, length: cidr.prefixLength + extra })}
          </option>
        ))}
      </select>
      <ul className="calculator-wide calculator-parts" lang={language}>
        {parts.map((part) => (
          <li key={part}>
            {take === null ? (
              part
            ) : (
              <button type="button" className="chip" aria-label={say('calculator.use', { value: part })} title={say('calculator.use', { value: part })} onClick={() => take(part)}>
                {part}
              </button>
            )}
          </li>
        ))}
        {rest > 0 ? <li className="quiet">{say('calculator.more', { count: rest })}</li> : null}
      </ul>
    </>
  );
}
