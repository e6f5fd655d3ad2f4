import type { Failure } from '../../shared/desktop/contract.ts';
import type { FileProblem, Salvage } from '../../shared/file/index.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { filesTexts } from '../../shared/i18n/files.ts';
import type { Localized } from '../../shared/model/text.ts';
import { problemText } from './sentences.ts';
import { useSession, type ErrorNotice } from './session.ts';
import { fillBoth } from './texts.ts';

/** What the world said when a file could not be read or written, about a file of this name. */
export function failureText(failure: Failure, name: string): Localized {
  return fillBoth(appTexts[`failure.${failure.code}`], { path: failure.path ?? name });
}

type Choices = NonNullable<ErrorNotice['choices']>;

function tell(notice: ErrorNotice): void {
  useSession.getState().open({ name: 'error', notice });
}

/** The detail of a failure is the system's own word, the same in every language: it stands among the details and never in the sentence. */
function detailOf({ detail }: Failure): readonly Localized[] {
  return detail === null || detail === '' ? [] : [{ ko: detail, en: detail }];
}

/** A file that could not be opened. */
export function tellOpenFailed(failure: Failure, name: string): void {
  if (failure.code === 'CANCELLED') return;
  tell({ title: fillBoth(appTexts['open.failed'], { name }), message: failureText(failure, name), details: detailOf(failure), remedy: appTexts['open.kept'], code: failure.code });
}

/** A document that was not saved, with the ways on: once more, or elsewhere (UX 6). */
export function tellSaveFailed(failure: Failure, name: string, choices: Choices): void {
  if (failure.code === 'CANCELLED') return;
  tell({ title: fillBoth(appTexts['save.failed'], { name }), message: failureText(failure, name), details: detailOf(failure), remedy: appTexts['save.kept'], code: failure.code, choices });
}

/** What is wrong with a text, place by place; what can be read of it is offered (UX 17). */
export function tellProblems(name: string, problems: readonly FileProblem[], salvage: { readonly found: Salvage; readonly open: () => void } | null = null): void {
  const counts = salvage === null ? null : { components: Object.keys(salvage.found.design.components).length, links: Object.keys(salvage.found.design.links).length, count: salvage.found.leftCount };
  tell({
    title: fillBoth(appTexts['open.failed'], { name }),
    message: fillBoth(appTexts['open.problems'], { count: problems.length }),
    details: problems.map(problemText),
    remedy: counts === null ? appTexts['open.remedy'] : fillBoth(filesTexts['partial.counts'], counts),
    code: problems[0]?.code ?? 'UNKNOWN',
    choices: salvage === null ? [] : [{ label: filesTexts['partial.offer'], isDefault: false, run: salvage.open }],
  });
}

/** What a document that was read in part lacks. */
export function tellMissing(name: string, left: readonly FileProblem[], leftCount: number): void {
  const more = leftCount - left.length;
  tell({
    title: fillBoth(filesTexts['partial.title'], { name }),
    message: fillBoth(filesTexts['partial.message'], { count: leftCount }),
    details: [...left.map(problemText), ...(more > 0 ? [fillBoth(filesTexts['partial.more'], { count: more })] : [])],
    remedy: filesTexts['partial.remedy'],
    code: left[0]?.code ?? 'UNKNOWN',
    severity: 'warning',
  });
}

/** Asks before what a newer program wrote is saved in the form of this one. Calls `save` when the person agrees. */
export function askSaveNewer(name: string, versions: { readonly version: number; readonly known: number }): Promise<boolean> {
  return new Promise((answer) => {
    // Whatever way the dialog goes, it goes once.
    const stop = useSession.subscribe((state) => {
      if (state.dialog?.name === 'error') return;
      stop();
      answer(false);
    });
    tell({
      title: filesTexts['newer.title'],
      message: fillBoth(filesTexts['newer.message'], { name, ...versions }),
      details: [],
      remedy: filesTexts['newer.kept'],
      code: 'NEWER_VERSION',
      severity: 'warning',
      choices: [
        {
          label: filesTexts['banner.saveAs'],
          isDefault: true,
          run: () => {
            stop();
            answer(true);
          },
        },
      ],
    });
  });
}
