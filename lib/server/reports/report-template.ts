import 'server-only';

/**
 * The pages of the PDF in Typst. A constant: what is reported comes in as JSON, is
 * read as values, and is never looked at for markup, so that no word of an article
 * can be taken for an instruction. The date of making is left out on purpose.
 * @see https://typst.app/docs/reference/
 */
export const REPORT_TEMPLATE = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let ink-2 = rgb("#3f4953")
#let ink-3 = rgb("#59646e")
#let rule = rgb("#d5dade")
#let say = paper.labels
#let accent = if paper.brand.color == "" { rgb("#14191f") } else { rgb(paper.brand.color) }
#let mono(words, size: 7pt) = text(font: "DejaVu Sans Mono", size: size, words)

#let grouped(hash, digits) = hash.slice(0, calc.min(digits, hash.len())).clusters().chunks(4).map(four => four.join()).join(" ")

// A line feed in a value is a line break, and all else of it is text.
#let words(value) = value.split("\n").map(line => text(line)).join(linebreak())

#set document(title: paper.title, date: none)
#set page(
  paper: "a4",
  margin: (x: 19mm, top: 18mm, bottom: 20mm),
  footer: context {
    set text(8pt, fill: ink-3)
    line(length: 100%, stroke: 0.5pt + rule)
    v(-4pt)
    grid(
      columns: (1fr, auto, 1fr),
      [÷ #text(paper.foot)],
      mono(say.seal + " " + grouped(paper.seal, 16)),
      align(right, counter(page).display((page, pages) => [#page #text(say.of) #pages], both: true)),
    )
  },
)
#set text(font: "Libertinus Serif", size: 10pt, lang: paper.labelLanguage, fill: rgb("#14191f"))
#set par(leading: 0.6em, spacing: 0.75em)
#set heading(numbering: none)
#show heading.where(level: 1): it => block(above: 12pt, below: 10pt, text(19pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(
  above: 20pt, below: 9pt, width: 100%, stroke: (bottom: 1pt + accent), inset: (bottom: 5pt), sticky: true,
  text(12.5pt, weight: "semibold", fill: accent, it.body),
)
#show heading.where(level: 3): it => block(above: 3pt, below: 5pt, sticky: true, {
  set par(hanging-indent: 22pt)
  text(10.5pt, weight: "semibold", it.body)
})
#show table.cell: set text(8.5pt)
#show table.cell: set par(justify: false)

#let color(ink) = rgb(paper.inks.at(ink))

// Each drawing is made once. It is no part of what is read out: the word says the same.
#let drawings = (:)
#for (key, svg) in paper.shapes {
  drawings.insert(key, pdf.artifact(image(bytes(svg), format: "svg", height: 8pt)))
}

// Shape and word.
#let verdict(it) = {
  box(baseline: 8%, drawings.at(it.shape + " " + it.ink))
  h(3pt)
  text(weight: "bold", fill: color(it.ink), it.label)
}

#let stroke-of(it) = {
  let paint = color(it.ink)
  if it.line == "dashed" { (paint: paint, thickness: 1pt, dash: (3pt, 1.6pt)) }
  else if it.line == "heavy" { (paint: paint, thickness: 1.9pt) }
  else if it.line == "wavy" { (paint: paint, thickness: 1pt, dash: "dash-dotted") }
  else if it.line == "heavy_dots" { (paint: paint, thickness: 1.9pt, dash: "densely-dotted") }
  else if it.line == "fine_dots" { (paint: paint, thickness: 0.9pt, dash: "dotted") }
  else if it.line == "fine_dashes" { (paint: paint, thickness: 0.6pt, dash: "densely-dashed") }
  else { (paint: paint, thickness: 0.8pt) }
}

// A line under the words for each passage that runs here, the shorter nearer to them.
#let lined(body, lines) = {
  for it in lines {
    let depth = 2pt + it.lane * 2.4pt
    body = underline(stroke: stroke-of(it), offset: depth, evade: false, body)
    if it.line == "double" {
      body = underline(stroke: stroke-of(it), offset: depth + 1.5pt, evade: false, body)
    }
  }
  body
}

#let piece(it) = {
  lined(words(it.text), it.lines)
  for end in it.ends {
    super(typographic: false, link(
      label("finding-" + str(end.number)),
      text(weight: "bold", fill: color(end.ink), str(end.number)),
    ))
    h(1pt)
  }
}

#let facts(pairs, columns) = block(width: 100%, stroke: (top: 0.5pt + rule), inset: (y: 6pt), above: 0pt, below: 0pt, grid(
  columns: (1fr,) * columns, column-gutter: 14pt, row-gutter: 7pt,
  ..pairs.map(((name, value)) => par({
    text(7.5pt, fill: ink-3, name)
    linebreak()
    text(9pt, value)
  })),
))

#let lead(body) = par(text(9pt, fill: ink-2, body))

#let aside(body) = block(width: 100%, stroke: (left: 1.5pt + ink-3), inset: (left: 7pt, y: 1.5pt), above: 5pt, text(9pt, body))

#let named(it) = if it.href == none { text(it.source) } else { link(it.href, underline(stroke: 0.4pt + ink-3, text(it.source))) }

#let brand = {
  if paper.logo != "" { box(baseline: 30%, pdf.artifact(image(bytes(paper.logo), format: "svg", height: 22pt))); h(6pt) }
  if paper.brand.name == "" [*÷ Obelus*] else { text(weight: "bold", paper.brand.name) }
}
#block(width: 100%, stroke: (bottom: 1pt + accent), inset: (bottom: 7pt), grid(
  columns: (1fr, auto),
  [#brand #h(8pt) #text(9pt, fill: ink-2, say.report)],
  text(9pt, paper.standing),
))
#if paper.interim != "" {
  block(width: 100%, stroke: (left: 3pt + rgb("#d9a050"), rest: 0.5pt + rgb("#d9a050")), inset: 7pt)[
    *#text(say.interim)* #text(paper.interim)
  ]
}

= #text(paper.title)

#facts(paper.facts.at(0), 3)
#facts(paper.facts.at(1), 3)
#block(width: 100%, stroke: (y: 0.5pt + rule), inset: (y: 7pt), above: 0pt, below: 0pt, {
  for it in paper.tally {
    box[#text(12pt, weight: "bold", str(it.count)) #h(2pt) #text(9pt, verdict(it.verdict))]
    h(14pt, weak: true)
  }
})
#facts(paper.facts.at(2), 4)

#if paper.blocks.len() > 0 {
  heading(level: 2, text(say.text))
  set par(leading: 1.05em, spacing: 1.2em)
  set text(lang: paper.language.split("-").at(0))
  for it in paper.blocks {
    let body = it.pieces.map(piece).join()
    if it.look == "head" { par(text(11.5pt, weight: "bold", body)) }
    else if it.look == "minor" { par(text(9pt, body)) }
    else if it.look == "omitted" { par(text(8pt, fill: ink-3, strike(body))) }
    else { par(body) }
  }
}
#if paper.omissions != "" { lead(text(paper.omissions)) }

#let finding(it) = {
  block(above: 3pt, below: 5pt, {
    text(9pt, verdict(it.verdict))
    for one in it.particulars { h(10pt); text(8.5pt, fill: ink-3, one) }
  })
  if it.wording != "" { par(words(say.wording.replace("{words}", _ => it.wording))) }
  if it.chain != "" { par(text(9pt, fill: ink-2, it.chain)) }
  for one in it.rationale { par(text(one)) }
  for one in it.citations {
    block(above: 8pt, below: 7pt, grid(
      columns: (62pt, 1fr),
      text(8.5pt, weight: "bold", one.relation),
      text(9pt)[#if one.quote != "" { emph(words(one.quote)); h(4pt) }#named(one), #text(one.rest)],
    ))
  }
  if it.fix != none { aside(par[*#text(say.fix)* #words(it.fix)]) }
  if it.decision != "" { aside(par(words(it.decision))) }
  for query in it.queries {
    aside({
      for one in query.messages {
        par[*#text(one.what)* #text(one.who), #text(one.at): #words(one.body)]
      }
      par(text(if query.state == "open" { say.open } else { say.closed }))
    })
  }
}

#heading(level: 2, text(say.findings))
#lead(text(say.findingsLead))
#for it in paper.findings {
  block(width: 100%, stroke: (top: 0.5pt + rule), inset: (top: 5pt, bottom: 4pt), above: 4pt, below: 4pt, {
    [#heading(level: 3, [#box(width: 22pt, str(it.number))#words(it.exact)]) #label("finding-" + str(it.number))]
    pad(left: 22pt, finding(it))
  })
}

#let sheet(columns, heads, rows) = table(
  columns: columns, stroke: (x, y) => (bottom: if y == 0 { 0.8pt } else { 0.5pt + rule }), inset: (x: 3pt, y: 5pt),
  align: left + top,
  table.header(..heads.map(head => text(fill: ink-3, weight: "bold", head))),
  ..rows.flatten(),
)

#if paper.sources.len() > 0 [
  #heading(level: 2, text(say.sources))
  #sheet(
    (2.4fr, 0.9fr, auto, 0.9fr, 1fr),
    (say.source, say.tier, say.cited, say.passages, say.lastSeen),
    paper.sources.map(it => (
      [#named(it) #if it.address != "" { linebreak(); text(it.address) }],
      text(it.tier), str(it.cited), text(it.passages), text(it.accessed),
    )),
  )
]

#if paper.disagreements != none [
  #heading(level: 2, text(say.disagreements))
  #if paper.disagreements.rows.len() == 0 { lead(text(say.agreed)) } else {
    sheet(
      (1.6fr, 0.9fr) + (1fr,) * paper.disagreements.reviewers.len() + (1.5fr, 0.8fr),
      (say.passage, say.differsIn) + paper.disagreements.reviewers + (say.decided, say.cause),
      paper.disagreements.rows.map(it => (
        words(it.passage), text(it.differences),
        ..it.byReviewer.map(all => if all.len() == 0 { text(say.notMarked) } else { all.map(verdict).join(linebreak()) }),
        words(it.decided), text(it.cause),
      )),
    )
  }
  #lead(text(paper.disagreements.measures))
]

#if paper.replies.rows.len() > 0 [
  #heading(level: 2, text(say.replies))
  #sheet(
    (1.3fr, 0.7fr, 1fr, 1fr, 0.7fr, 1fr, 0.9fr, 1.6fr),
    paper.replies.columns,
    paper.replies.rows.map(row => row.map(words)),
  )
]

#heading(level: 2, text(say.signOff))
#if paper.stages.len() > 0 {
  sheet(
    (1fr, 1.2fr, 1.2fr, 2.4fr),
    (say.stage, say.name, say.signed, say.signedSeal),
    paper.stages.map(it => (text(it.label), text(it.name), text(it.at), mono(grouped(it.seal, 64)))),
  )
}
#if paper.voided.len() > 0 {
  lead(text(say.voided))
  list(..paper.voided.map(it => text(9pt, it)))
}
#lead(text(paper.sealWords))
#sheet((1fr, 2.6fr), (say.what, "SHA-256"), paper.hashes.map(((name, hash)) => (text(name), mono(grouped(hash, 64)))))
#if "remark" in sys.inputs { lead(text(sys.inputs.remark)) }
`;
