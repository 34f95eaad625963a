const LENGTH_MIN = 12;
const LENGTH_MAX = 128;
/** So few different characters make no password, however long it is. */
const DIFFERENT_MIN = 4;

/** The most common ones that are long enough, in lower case; shorter ones are refused anyway (NIST SP 800-63B-4, 3.1.1.2). */
const COMMON = new Set(
  `password1234 password12345 password123456 passwordpassword password@123 p@ssw0rd1234 passw0rd1234 mypassword123
  123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 0123456789ab 012345678910 123456789abc 1234567890ab
  qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiop[] qwertyuiopasdfghjkl qwerty123456 qwerty1234567 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc
  zaq12wsxcde3 q1w2e3r4t5y6 asdfghjkl123 asdfghjkl;' zxcvbnm12345 zxcvbnmasdfghjkl abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz abcd1234efgh
  abc123abc123 a1b2c3d4e5f6 administrator administrator1 adminadminadmin admin1234567 admin12345678 admin123456789 rootrootroot changemechangeme
  changeme1234 changeme12345 letmeinletmein letmein12345 welcome12345 welcome123456 iloveyou1234 iloveyouiloveyou iloveyou12345 football1234
  baseball1234 sunshine1234 princess1234 superman1234 trustno1trustno1 monkeymonkey dragondragon master123456 whatever1234 computer1234
  correcthorsebatterystaple thisisapassword mysecretpassword secretpassword secret123456 default12345 testtesttest test12345678 testpassword
  testing12345 guestguestguest useruseruser user12345678 internet1234 weirweirweir company12345 summer2024!! summer2025!! winter2024!! winter2025!!`.split(
    /\s+/,
  ),
);

/** The form in which a password is hashed: the same characters, however a keyboard composes them. */
export const normalized = (password: string): string => password.normalize('NFKC');

/** Why a password cannot be taken, as the end of a sentence; undefined when it can. There are no rules of composition. */
export function weaknessOf(password: string, username: string): string | undefined {
  const characters = [...normalized(password)];
  if (characters.length < LENGTH_MIN) return `has fewer than ${LENGTH_MIN} characters`;
  if (characters.length > LENGTH_MAX) return `has more than ${LENGTH_MAX} characters`;
  const plain = normalized(password).toLowerCase();
  if (plain === username.toLowerCase()) return 'is the username';
  if (COMMON.has(plain)) return 'is one of the most common ones';
  if (new Set(characters).size < DIFFERENT_MIN) return `has fewer than ${DIFFERENT_MIN} different characters`;
  return undefined;
}
