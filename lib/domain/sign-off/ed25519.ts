/**
 * Whether an Ed25519 signature fits, worked out with whole numbers: for browsers that
 * do not know the algorithm. It only checks and never signs, so it has no secret that
 * its timing could tell.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7
 */
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z. */
type Point = readonly [bigint, bigint, bigint, bigint];

const ZERO: Point = [0n, 1n, 1n, 0n];

function mod(value: bigint, by = P): bigint {
  const rest = value % by;
  return rest >= 0n ? rest : rest + by;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

function add(a: Point, b: Point): Point {
  const left = mod((a[1] - a[0]) * (b[1] - b[0]));
  const right = mod((a[1] + a[0]) * (b[1] + b[0]));
  const product = mod(2n * a[3] * b[3] * D);
  const double = mod(2n * a[2] * b[2]);
  const [e, f, g, h] = [right - left, double - product, double + product, right + left];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(point: Point, factor: bigint): Point {
  let result = ZERO;
  let double = point;
  for (let left = factor; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = add(result, double);
    double = add(double, double);
  }
  return result;
}

/** `null` where the bytes are no point of the curve. */
function pointOf(bytes: Uint8Array): Point | null {
  const number = numberOf(bytes);
  const y = number & (2n ** 255n - 1n);
  if (bytes.length !== 32 || y >= P) return null;
  const square = mod((y * y - 1n) * power(mod(D * y * y + 1n), P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x - square) !== 0n) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(x * x - square) !== 0n) return null;
  const sign = number >> 255n;
  if (x === 0n && sign === 1n) return null;
  if ((x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

/** Little-endian. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => number * 256n + BigInt(byte), 0n);
}

const BASE = pointOf(Uint8Array.from([0x58, ...Array.from({ length: 31 }, () => 0x66)])) ?? ZERO;

/** @param sha512 of bytes; it is the platform's. */
export async function isEd25519Signature(
  message: Uint8Array,
  publicKey: Uint8Array,
  signature: Uint8Array,
  sha512: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  const key = pointOf(publicKey);
  const commitment = pointOf(signature.subarray(0, 32));
  const response = numberOf(signature.subarray(32));
  if (key === null || commitment === null || response >= L) return false;
  const hashed = Uint8Array.from([...signature.subarray(0, 32), ...publicKey, ...message]);
  const challenge = mod(numberOf(await sha512(hashed)), L);
  return isSame(times(BASE, response), add(commitment, times(key, challenge)));
}

function isSame(a: Point, b: Point): boolean {
  return mod(a[0] * b[2] - b[0] * a[2]) === 0n && mod(a[1] * b[2] - b[1] * a[2]) === 0n;
}
