import { authorProblem } from '../pages/page-names.ts';

/** Accounts of the machine that the file was made with. */
const ACCOUNT =
  /^(?:office|microsoft|windows|apple|hp|dell|acer|asus|lenovo|toshiba|samsung|compaq|ibm|pc|user|usuario|utente|utilisateur|benutzer|user ?name|owner|client|customer|student|default|(?:un)?registered)\b|^\w*\d\w*$/iu;

/** Whether a file's property names who wrote it: no account, program or office. */
export function isPerson(author: string): boolean {
  return authorProblem(author, []) === null && !ACCOUNT.test(author);
}
