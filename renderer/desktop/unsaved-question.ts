import type { RequestArgs, RequestResult } from '../../shared/desktop/contract.ts';

type Choice = RequestResult<'askUnsaved'>;

/** The three-way question as a dialog of the page: Save has the focus, Esc means Cancel. */
export function askUnsaved({ title, message, save, discard, cancel }: RequestArgs<'askUnsaved'>): Promise<Choice> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'unsaved-question';
    const heading = document.createElement('h2');
    heading.id = 'unsaved-question-title';
    heading.textContent = title;
    dialog.setAttribute('aria-labelledby', heading.id);
    const text = document.createElement('p');
    text.textContent = message;
    const finish = (choice: Choice): void => {
      dialog.remove();
      resolve(choice);
    };
    const button = (choice: Choice, label: string): HTMLButtonElement => {
      const element = document.createElement('button');
      element.type = 'button';
      element.textContent = label;
      element.addEventListener('click', () => finish(choice));
      return element;
    };
    const saveButton = button('save', save);
    dialog.append(heading, text, saveButton, button('discard', discard), button('cancel', cancel));
    dialog.addEventListener('cancel', () => finish('cancel'));
    document.body.append(dialog);
    dialog.showModal();
    saveButton.focus();
  });
}
