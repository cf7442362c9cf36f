# The interface of the data: JSON, feeds.
