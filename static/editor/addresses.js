// Which addresses a link and a picture may have. The server has the same rules (styrmodell/lib/richtext).

const LINK = /^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)[^\s\\]*$/i;
const PICTURE = /^\/media\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(png|jpe?g)$/;
const EMAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const HOST = /^([\w-]+\.)+[a-zåäö]{2,}([/?#].*)?$/i;

export const isLink = (address) => LINK.test(address);
export const isPicture = (address) => PICTURE.test(address);

/** What a person meant: `strangnas.se` is a web page and `anna@strangnas.se` is an e-mail address. */
export function completed(typed) {
  const address = typed.trim().replaceAll(" ", "%20");
  if (EMAIL.test(address)) return `mailto:${address}`;
  if (HOST.test(address)) return `https://${address}`;
  return address;
}

/** An address of this service without its host, so that it still leads here when the service moves. */
export function withoutOwnHost(address) {
  const own = `${location.origin}/`;
  return address.startsWith(own) ? address.slice(own.length - 1) : address;
}
