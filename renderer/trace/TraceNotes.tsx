import { registry } from '../../shared/catalog/index.ts';
import type { Header, Trace } from '../../shared/engine/report.ts';
import { sentence } from '../../shared/i18n/sentence.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { KindGlyph } from './KindGlyph.tsx';

interface Props {
  readonly trace: Trace;
  readonly design: Design;
}

function dnsText(headers: readonly Header[]): string {
  const dns = headers.find((header) => header.layer === 'dns');
  return dns === undefined ? '' : (dns.answer ?? dns.question ?? '');
}

/** What stands beside the path: the DNS question and answer that came first, and the simplifications of the model that were met. */
export function TraceNotes({ trace, design }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const lookups = (trace.resolution ?? []).flatMap((leg, index) => leg.hops.map((hop, position) => ({ key: `${index}.${position}`, hop })));
  if (lookups.length === 0 && trace.assumptions.length === 0) return null;
  return (
    <div className="trace-notes">
      {lookups.length === 0 ? null : (
        <details>
          <summary>{say('panel.dns')}</summary>
          <ul>
            {lookups.map(({ key, hop }) => (
              <li key={key}>
                <KindGlyph kind={design.components[hop.component]?.kind ?? ''} />
                <b>{design.components[hop.component]?.name ?? hop.component}</b>
                <span>{dnsText(hop.steps.at(-1)?.headers ?? hop.enter.headers)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {trace.assumptions.length === 0 ? null : (
        <details>
          <summary>{say('panel.assumptions')}</summary>
          <ul>
            {trace.assumptions.map(({ id }) => (
              <li key={id}>{sentence(registry, language, id)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
