#include "cli/command_line.hpp"

int main(int argc, char** argv) {
    return rpmgap::cli::run(argc, argv);
}
