"""The server: web, stream and worker processes, first-time setup, the doctor."""
