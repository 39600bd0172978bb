/** A part of a value that is made when it is first asked for, and then is there. */
export function once<Part>(make: () => Part): () => Part {
  let made: { readonly part: Part } | undefined
  return () => {
    made ??= { part: make() }
    return made.part
  }
}
