import type { RequestArgs, RequestResult } from '../../shared/desktop/contract.ts';

type Choice = RequestResult<'askUnsaved'>;

/** The three-way question as a dialog of the page, in the classes of its other dialogs: Save has the focus, Esc means Cancel. */
export function askUnsaved({ title, message, save, discard, cancel }: RequestArgs<'askUnsaved'>): Promise<Choice> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.setAttribute('role', 'alertdialog');
    const heading = document.createElement('h2');
    heading.id = 'unsaved-question-title';
    heading.textContent = title;
    dialog.setAttribute('aria-labelledby', heading.id);
    const header = document.createElement('header');
    header.append(heading);
    const text = document.createElement('p');
    text.textContent = message;
    const body = document.createElement('div');
    body.className = 'dialog-body';
    body.append(text);
    const finish = (choice: Choice): void => {
      dialog.remove();
      resolve(choice);
    };
    const button = (choice: Choice, label: string): HTMLButtonElement => {
      const element = document.createElement('button');
      element.type = 'button';
      element.className = choice === 'save' ? 'button primary' : 'button';
      element.textContent = label;
      element.addEventListener('click', () => finish(choice));
      return element;
    };
    const saveButton = button('save', save);
    const space = document.createElement('span');
    space.className = 'grow';
    const footer = document.createElement('footer');
    footer.append(button('discard', discard), space, button('cancel', cancel), saveButton);
    dialog.append(header, body, footer);
    dialog.addEventListener('cancel', () => finish('cancel'));
    document.body.append(dialog);
    dialog.showModal();
    saveButton.focus();
  });
}
