# The live chamber.
