"""The server: web, stream and worker, setting up, the doctor."""
