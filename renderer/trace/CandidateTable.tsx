import { Check, X } from 'lucide-react';
import type { Candidate } from '../../shared/engine/report.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { candidateColumns, cellText } from './model/rule.ts';
import { isFieldName } from './vocabulary.ts';

interface Props {
  readonly candidates: readonly Candidate[];
}

/** The rows that lost, one column per field, the packet's own value in the head (VISUAL 11). */
export function CandidateTable({ candidates }: Props) {
  const say = useTexts(traceTexts);
  const columns = candidateColumns(candidates);
  return (
    <div className="candidate-scroll">
      <table className="candidate-table">
        <thead>
          <tr>
            <th scope="col">{say('why.rule')}</th>
            {columns.map(({ field, actual }) => (
              <th key={field} scope="col">
                {isFieldName(field) ? say(`field.${field}`) : field}
                {actual === null ? null : <span>{actual}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <tr className={candidate.won ? 'won' : undefined} key={`${candidate.because.component}${candidate.because.path ?? ''}${candidate.position}`}>
              <th scope="row">{candidate.because.label}</th>
              {columns.map(({ field }) => {
                const cell = candidate.fields.find((entry) => entry.field === field);
                if (cell === undefined) return <td key={field} />;
                return (
                  <td key={field} className={cell.matches ? 'matches' : 'differs'}>
                    {cell.matches ? <Check size={13} strokeWidth={2.2} aria-label={say('why.matches')} /> : <X size={13} strokeWidth={2.2} aria-label={say('why.differs')} />}
                    {cellText(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
