import { Check } from 'lucide-react';
import type { ImportPlan } from '../../shared/document/index.ts';
import { importTexts } from '../../shared/i18n/import.ts';
import { kindLabel } from '../canvas/node-label.ts';
import { refusalText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';

/** Rows that are drawn; the count below says how many there are besides. */
const mostShown = 300;

/** What an import would bring, line by line, wrong ones first: they are what a person must look at. */
export function ImportPreview({ plan }: { readonly plan: ImportPlan }) {
  const say = useTexts(importTexts);
  const language = useLanguage();
  const ordered = [...plan.rows.filter((row) => row.problem !== null), ...plan.rows.filter((row) => row.problem === null)];
  const hasLines = plan.rows.some((row) => row.line !== null);
  const { links, probes, notes } = plan.besides;
  return (
    <>
      <div className="import-preview" tabIndex={0} role="group" aria-label={say('import.preview')}>
        <table>
          <thead>
            <tr>
              <th>{say('import.row.state')}</th>
              {hasLines ? <th>{say('import.row.line')}</th> : null}
              <th>{say('import.row.name')}</th>
              <th>{say('import.row.kind')}</th>
              <th>{say('import.row.container')}</th>
              <th>{say('import.row.address')}</th>
              <th>{say('import.row.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, mostShown).map((row, index) => (
              <tr key={`${String(row.line ?? index)} ${row.name}`} className={row.problem === null ? undefined : 'wrong'}>
                <td>
                  {row.problem === null ? <Check size={13} aria-hidden="true" /> : <SeverityMark severity="error" size={13} />}
                  <span className="visually-hidden">{say(row.problem === null ? 'import.row.comes' : 'import.row.out')}</span>
                </td>
                {hasLines ? <td className="numeric">{row.line}</td> : null}
                <td>{row.name}</td>
                <td>{kindLabel(row.kind, language)}</td>
                <td>{row.container}</td>
                <td className="numeric">{row.address}</td>
                <td>{row.problem === null ? '' : refusalText(row.problem)[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ordered.length <= mostShown ? null : <p className="quiet">{say('import.more', { count: ordered.length - mostShown })}</p>}
      {links + probes + notes === 0 ? null : <p className="quiet">{say('import.besides', { links, probes, notes })}</p>}
    </>
  );
}
