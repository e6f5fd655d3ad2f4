import { startTexts } from '../../shared/i18n/start.ts';
import { useSettings, type ThemeChoice } from '../state/settings.ts';
import { useTexts } from '../state/texts.ts';

const themeChoices: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** Theme and language, switched at once and kept per person (UX 101). */
export function LookSwitches() {
  const say = useTexts(startTexts);
  const theme = useSettings((state) => state.theme);
  const language = useSettings((state) => state.language);
  const change = useSettings((state) => state.change);
  return (
    <div className="start-look">
      <label>
        <span className="visually-hidden">{say('start.theme')}</span>
        <select value={theme} onChange={(event) => change({ theme: themeChoices.find((choice) => choice === event.target.value) ?? 'system' })}>
          {themeChoices.map((choice) => (
            <option key={choice} value={choice}>
              {say(`start.theme.${choice}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{say('start.language')}</span>
        <select value={language} onChange={(event) => change({ language: event.target.value === 'ko' ? 'ko' : 'en' })}>
          <option value="ko">한국어</option>
          <option value="en">English</option>
        </select>
      </label>
    </div>
  );
}
