"""What takes as long as rpmgap's patience with a server."""
from servers import Nginx


def case_slow_first_mirror(bench):
    """A mirror that drips is left for the next one once it was too slow for long enough."""
    repository = bench.copy_of_base()
    site = f'root {repository}; location /slow/ {{ alias {repository}/; limit_rate 20; }}'
    with Nginx(bench.place / 'nginx', site) as nginx:
        bench.good(bench.scan(*bench.repo_file(baseurl=f'{nginx.url("slow/")}\n  {nginx.url()}')))
        asked = [row['path'] for row in nginx.requests()]
        bench.check(asked[:2] == ['/slow/repodata/repomd.xml', '/repodata/repomd.xml'], f'asked for {asked}')
