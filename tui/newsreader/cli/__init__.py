"""The commands. Everything heavy is imported when a command needs it."""
