import type { Sample } from '../../shared/samples/index.ts';
import { openCopy } from '../state/file-actions.ts';
import { useSettings } from '../state/settings.ts';

/** Opens a copy of a sample under its title, with the title and description of the person's language inside: the files are written in English. */
export function openSample(sample: Sample): void {
  const { language } = useSettings.getState();
  const title = sample.title[language];
  void openCopy(sample.text(), title, language === 'en' ? {} : { name: title, description: sample.description[language] });
}
