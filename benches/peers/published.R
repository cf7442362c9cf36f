# Writes the tables that published.py reads: `Rscript benches/peers/published.R FOLDER`; R and r-cran-pscl, no other package.
#
# The 109th Senate from `data(s109)` of pscl as sen109kh.ord, in the columns of Poole and Rosenthal; the roll calls of the General
# Assembly from un_votes.rda and un_roll_calls.rda, which have to lie in FOLDER, as unvotes.csv and roll_calls.csv.

folder <- commandArgs(TRUE)[1]

senate <- function(to) {
  found <- new.env()
  data(s109, package = "pscl", envir = found)
  table <- found$s109
  who <- table$legis.data
  votes <- apply(table$votes, 1, paste, collapse = "")
  name <- sub(" \\(.*", "", rownames(table$votes))
  lines <- sprintf("109%5d%2d%2d%-8s%3d%1d%1d%-11.11s%s", as.integer(who$icpsrLegis), as.integer(who$icpsrState), as.integer(who$cd),
                   substr(as.character(who$state), 1, 8), as.integer(who$partyCode), 0L, 1L, name, votes)
  writeLines(lines, to)
}

assembly <- function() {
  load(file.path(folder, "un_votes.rda"))
  load(file.path(folder, "un_roll_calls.rda"))
  write.csv(un_votes, file.path(folder, "unvotes.csv"), row.names = FALSE)
  write.csv(un_roll_calls, file.path(folder, "roll_calls.csv"), row.names = FALSE)
}

if (!requireNamespace("pscl", quietly = TRUE)) {
  message("pscl is not installed: the Senate is left out")
} else {
  senate(file.path(folder, "sen109kh.ord"))
}
if (file.exists(file.path(folder, "un_votes.rda"))) assembly() else message("un_votes.rda is not in ", folder, ": the Assembly is left out")
