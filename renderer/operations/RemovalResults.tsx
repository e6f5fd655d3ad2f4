import { placingTexts } from '../../shared/i18n/placing.ts';
import { useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import type { RemovalOutcome } from './removal-outcome.ts';

/** So many names are listed; the rest is counted. */
const listed = 12;

/** The results of deleting a container, with its contents or without them, one beside the other (UX 44). */
export function RemovalResults({ all, out }: { readonly all: RemovalOutcome; readonly out: RemovalOutcome }) {
  const say = useTexts(placingTexts);
  const language = useLanguage();
  const design = useDesign();
  const names = all.gone.map((id) => design.components[id]?.name ?? id);
  const rest = names.length - listed;
  return (
    <dl className="removal-results">
      <dt>{say('remove.all')}</dt>
      <dd>
        {all.refused === null
          ? [names.slice(0, listed).join(', '), ...(rest > 0 ? [say('tip.more', { count: rest })] : []), ...(all.lostLinks > 0 ? [say('remove.links', { count: all.lostLinks })] : [])].join(' · ')
          : say('remove.allRefused', { reason: all.refused[language] })}
      </dd>
      <dt>{say('remove.out')}</dt>
      <dd>
        {out.refused === null ? (
          <ul>
            {out.moved.slice(0, listed).map((line) => (
              <li key={line.en}>{line[language]}</li>
            ))}
            {out.moved.length > listed ? <li>{say('tip.more', { count: out.moved.length - listed })}</li> : null}
          </ul>
        ) : (
          say('remove.outRefused', { reason: out.refused[language] })
        )}
      </dd>
    </dl>
  );
}
