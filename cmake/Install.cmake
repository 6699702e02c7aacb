# Where `cmake --install` puts things: the binary, its data (layouts, fonts/families.toml) and the man page.
install(TARGETS nabor RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY layouts fonts DESTINATION ${CMAKE_INSTALL_DATADIR}/nabor)
install(FILES docs/nabor.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
