/**
 * What the JSON of an answer and of a question is made of besides its words, so that no item has to spell it out: the commonest last,
 * where it is cheapest to point at. Items say which dictionary they were packed with (`item-body`): this text never changes, and
 * another one gets another number.
 */
export const DICTIONARY_1 = [
  '{"format":9,"id":"","team":"T0","channel":"C0","asker":"U0","answeredAt":17,"kind":"question","answer":{"question":"how many ?',
  ',"claim":{"result":"differs","checks":[{"statement":"","figure":null,"label":null,"result":"matches","reason":null,"matching":0,',
  '"compatible":0,"sources":1,"groups":[0],"isPrinted":false,"voices":[]}],"unchecked":0}',
  ',"events":[{"article":{"id":"","articles":["","figures":[{"label":"","reported":[{"label":"","claimant":null,"denial":{"kind":"denies",',
  '"kind":"claim","kind":"not_found","kind":"answered","quotes":[],"given":0,"nearest":[{"text":"","uncovered":["","didYouMean":"',
  '"postedBy":{"author":"","published":"2022-01-0","inSpeech":true,"kind":"article","of":null,"kind":"fact-check","claims":[{"claim":"",',
  '"claimant":null,"claimed":null,"verdict":null,"publisher":"","author":"","url":"https://www.',
  '"unit":{"kind":"money","currency":"USD"},"unit":{"kind":"percent"},"min":null,"max":null,"bound":"about","bound":"range","value":null,',
  '"bound":"at-least","bound":"at-most","what":"injured","relation":"same","relation":"other","scope":"narrower","subsetOf":0,',
  '"origins":["","articles":[],"quotes":[0,1],"spans":[{"quote":0,"start":1,"end":2},{"quote":1,"start":10,"end":12}]},',
  '{"label":"","value":1,"min":1,"max":1,"bound":"exact","unit":{"kind":"count"},"who":null,"what":"killed","scope":"asked",',
  '"kind":"disputed","quotes":[{"text":" the interior ministry said. of the in and to police officers were killed people in the ',
  '","start":0,"end":1,"article":{"id":"","title":"","publisher":null,"author":null,"published":"2022-01-06","url":null,"kind":"summary",',
  '"of":"","file":".md","sha256":"',
  '"},"postedBy":null,"inSpeech":false,"score":10.5,"parts":[]},{"text":"',
  '"given":1,"nearest":[],"uncovered":[],"didYouMean":null,"answeredAs":null,"figures":[{"label":"","indexVersion":"","confidence":0.9',
  '},"articles":12,"posted":{"key":"T0","revision":"","place":{"channel":"C0","thread":"17","since":"17"},"restate":false,',
  '"sharedBy":null},"corrections":[]}',
].join('');

/** The same, behind what the small items of a question and of a watch are made of. It never changes either. */
export const DICTIONARY_2 = [
  '{"id":"","team":"T0","kind":"question","question":"","place":{"channel":"C0","thread":"17"},"watchers":["U0"],"taken":null,"since":17,',
  '"known":{"outcome":"disputed","figures":[""]},"told":0,"toldAt":null,"pending":[],"from":[]}',
  '{"team":"T0","channel":"C0","ts":"17","question":"","askedAt":17,"message":"17","before":{"question":"","askedAt":17}}',
  '{"revision":"","leaseUntil":17,"isDone":true,"mayHavePosted":false,"answerId":"","reply":{"channel":"C0","ts":"17"},"apology":null,',
  '"asks":{"question":"how many ","askedAt":17}}{"articles":["","answer":"","at":17,"question":"how many ',
  '{"key":"T0:C0:17","team":"T0","user":"U0","text":"how many ","outcome":"not_found","answered","disputed","askedAt":17',
  DICTIONARY_1,
].join('');
