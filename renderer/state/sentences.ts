import { registry } from '../../shared/catalog/index.ts';
import type { HistoryStep } from '../../shared/document/contract.ts';
import type { FileNotice, FileProblem } from '../../shared/file/index.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { commandTitle, fileSentence, sentence } from '../../shared/i18n/sentence.ts';
import type { Finding, Fix, Refusal } from '../../shared/model/finding.ts';
import type { Notice, Preview } from '../../shared/model/operation.ts';
import type { Localized, TextParams } from '../../shared/model/text.ts';
import { fillBoth } from './texts.ts';

/** Codes to sentences in both languages, so that what is on screen follows a switch of language. */
function both(code: string, params: TextParams): Localized {
  return { ko: sentence(registry, 'ko', code, params), en: sentence(registry, 'en', code, params) };
}

/** What a file says: it shares some codes with editing and has its own advice for them. */
function ofFile({ code, params }: FileProblem | FileNotice): Localized {
  return { ko: fileSentence('ko', code, params), en: fileSentence('en', code, params) };
}

export function findingText(finding: Finding): Localized {
  return both(finding.code, finding.params);
}

/** The words on the button of a finding's or refusal's remedy. */
export function fixTitle({ fix, params }: Pick<Finding, 'params'> & { readonly fix?: Fix }): Localized {
  return both(fix?.title ?? '', fix?.params ?? params);
}

export function refusalText(refusal: Refusal): Localized {
  return both(refusal.code, refusal.params);
}

/** What an operation says before it runs, or tells after it. */
export function operationText({ code, params }: Preview | Notice): Localized {
  return both(code, params);
}

export function noticeText(notice: FileNotice): Localized {
  return ofFile(notice);
}

/** The name of an undo step: `Add Subnet`. */
export function stepTitle(step: HistoryStep): Localized {
  return { ko: commandTitle(registry, 'ko', step.title, step.params), en: commandTitle(registry, 'en', step.title, step.params) };
}

/** One problem of a file: where it is, and what is wrong there. */
export function problemText(problem: FileProblem): Localized {
  const text = ofFile(problem);
  const hasLine = problem.line !== undefined;
  const line = fillBoth(appTexts['notice.line'], { line: problem.line ?? 0, column: problem.column ?? 0 });
  const place = (language: keyof Localized): string => [hasLine ? line[language] : '', problem.path].filter((part) => part !== '').join(' ');
  return {
    ko: place('ko') === '' ? text.ko : `${place('ko')}: ${text.ko}`,
    en: place('en') === '' ? text.en : `${place('en')}: ${text.en}`,
  };
}
