/**
 * The bytes without NUL. A byte is read as a character, since all that is looked for is ASCII: so UTF-16 of either
 * order, with or without its mark, becomes what it says, and one NUL hides nothing of a file.
 */
export function plainBytes(bytes: Buffer): Buffer {
  if (bytes.indexOf(0) < 0) return bytes
  const plain = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (const byte of bytes) if (byte !== 0) plain[length++] = byte
  return plain.subarray(0, length)
}
